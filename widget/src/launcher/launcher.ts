import type { Chatroom, ChatroomEvents, ChatroomOptions } from '../api';
import { brand, onColor } from '../color';
import type { PanelConfig } from '../panel/site-api';
import type { Hello, ToPage, ToPanel } from '../wire';
import { labelsFor } from './labels';
import { launcherCss } from './launcher-css';

type Listener = (event: never) => void;

/** Said by the server for good: with this inbox, or on this page, there is no chat. */
const FINAL = ['origin_not_allowed', 'unknown_inbox'];

/** Draws the button, and the panel in its frame once it is wanted; both in a shadow root that the page's styles do not reach. */
export function createChatroom(server: string): Chatroom {
  const listeners = new Map<string, Set<Listener>>();
  let options: ChatroomOptions | undefined;
  let configured: PanelConfig | undefined;
  let element: HTMLElement | undefined;
  let root: HTMLElement;
  let button: HTMLButtonElement;
  let badge: HTMLElement;
  let frame: HTMLIFrameElement | undefined;
  let port: MessagePort | undefined;
  let waiting: ToPanel[] = [];
  let shown = false;
  let cameFrom: Element | null = null;
  let unread = 0;
  let startFailed: ReturnType<typeof setTimeout> | undefined;
  let forgetting = Promise.resolve();
  let forgotten = () => {};

  const emit = <Name extends keyof ChatroomEvents>(name: Name, detail: ChatroomEvents[Name]) => {
    for (const listener of [...(listeners.get(name) ?? [])]) {
      try {
        listener(detail as never);
      } catch (failure) {
        // the page's own mistake, told as one, and no end of the chat
        reportError(failure);
      }
    }
  };

  const known = (inbox: string) => `chatroom:${inbox}`;
  const storage = <T>(use: (local: Storage) => T): T | undefined => {
    try {
      return use(localStorage);
    } catch {
      return undefined; // a page may be forbidden to keep anything
    }
  };

  const locale = () => options?.locale ?? (document.documentElement.lang || navigator.language);

  const look = (): Hello['look'] => {
    const { inbox: _, identity, ...rest } = options ?? { inbox: '' };
    return { ...rest, locale: locale(), identified: identity !== undefined };
  };

  const tell = (message: ToPanel) => {
    if (port) port.postMessage(message);
    else waiting.push(message);
  };

  const draw = () => {
    if (!element || !options) return;
    const color = brand(options.color ?? configured?.color);
    const labels = labelsFor(locale(), options.messages);
    root.className = `${(options.position ?? configured?.position) === 'left' ? 'left' : 'right'} ${shown ? 'open' : 'closed'}`;
    root.style.setProperty('--color', color);
    root.style.setProperty('--on-color', onColor(color));
    // from an attribute of the script it is a text
    const hidden = String(options.launcher) === 'false';
    button.style.display = hidden ? 'none' : '';
    button.setAttribute('aria-expanded', String(shown));
    button.setAttribute(
      'aria-label',
      (shown ? labels.close : labels.open) + (unread > 0 && !shown ? `, ${unread} ${labels.unread}` : ''),
    );
    badge.hidden = unread === 0 || shown;
    badge.textContent = unread > 99 ? '99+' : String(unread);
    if (frame) frame.title = labels.panel;
  };

  const build = () => {
    element = document.createElement('chatroom-widget');
    const shadow = element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherCss);
    shadow.adoptedStyleSheets = [sheet];
    root = document.createElement('div');
    button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.setAttribute('aria-haspopup', 'dialog');
    button.append(
      icon(
        'talk',
        'M12 3c5 0 9 3.4 9 7.7s-4 7.7-9 7.7c-1 0-2-.1-2.9-.4L4.5 20.5l1-3.9C3.9 15.1 3 13 3 10.7 3 6.4 7 3 12 3Z',
      ),
      icon('down', 'M6 9.5l6 6 6-6'),
    );
    badge = document.createElement('span');
    badge.className = 'badge';
    badge.setAttribute('aria-hidden', 'true');
    button.append(badge);
    button.addEventListener('click', () => chatroom.toggle());
    root.append(button);
    shadow.append(root);
    document.body.append(element);
  };

  const openFrame = () => {
    if (frame || !options || !element) return;
    const inbox = options.inbox;
    frame = document.createElement('iframe');
    frame.className = 'frame';
    // it may run its scripts and reach its own server; it may not take the page elsewhere
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-downloads',
    );
    frame.src = `${server}/api/site/v1/${encodeURIComponent(inbox)}/panel`;
    frame.addEventListener('load', () => {
      const channel = new MessageChannel();
      port = channel.port1;
      port.addEventListener('message', ({ data }: MessageEvent<ToPage>) => hear(data, inbox));
      port.start();
      const hello: Hello = { chatroom: 'hello', look: look() };
      frame?.contentWindow?.postMessage(hello, server, [channel.port2]);
      for (const message of waiting.splice(0)) tell(message);
      tell({ type: 'shown', shown });
    });
    startFailed = setTimeout(
      () =>
        emit('error', {
          code: 'unreachable',
          detail: 'The chat could not be loaded; it is tried again when it is opened.',
        }),
      15_000,
    );
    root.prepend(frame);
    draw();
  };

  const closeFrame = () => {
    clearTimeout(startFailed);
    port?.close();
    frame?.remove();
    port = frame = undefined;
    waiting = [];
  };

  const hear = (message: ToPage, inbox: string) => {
    switch (message.type) {
      case 'close':
        chatroom.hide();
        focusBefore();
        break;
      case 'identity-wanted':
        void wantIdentity().then((jwt) => tell({ type: 'identity', jwt }));
        break;
      case 'known':
        storage((local) => local.setItem(known(inbox), '1'));
        break;
      case 'forgotten':
        forgotten();
        break;
      case 'event':
        if (message.name === 'ready') clearTimeout(startFailed);
        if (message.name === 'unread') unread = message.detail.count;
        emit(message.name, message.detail as never);
        draw();
        break;
    }
  };

  const focusBefore = () => {
    if (button.style.display === 'none' && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    else button.focus();
  };

  const wantIdentity = async () => {
    try {
      return await (typeof options?.identity === 'function' ? options.identity() : options?.identity);
    } catch (failure) {
      emit('error', { code: 'identity_unavailable', detail: String(failure) });
      return undefined;
    }
  };

  const configure = async (inbox: string) => {
    const answer = await fetch(`${server}/api/site/v1/${encodeURIComponent(inbox)}/config`, { credentials: 'omit' });
    if (!answer.ok) {
      const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
      throw Object.assign(new Error(problem.detail ?? `The chat's server answers ${answer.status}.`), {
        code: problem.code ?? 'unavailable',
      });
    }
    return (await answer.json()) as PanelConfig;
  };

  const begin = async (inbox: string) => {
    await forgetting;
    try {
      configured = await configure(inbox);
    } catch (failure) {
      const { code = 'unreachable', message } = failure as Error & { code?: string };
      console.warn(`Chatroom: ${message}`);
      emit('error', { code, detail: message });
      // a site that may not use the inbox gets no button; a server that is away for now gets one
      if (FINAL.includes(code)) return;
    }
    if (options?.inbox !== inbox || element) return;
    build();
    draw();
    // somebody who has talked to us before, or who is signed in, may have an answer waiting
    if (shown || options.identity !== undefined || storage((local) => local.getItem(known(inbox)))) openFrame();
  };

  const chatroom: Chatroom = {
    boot(given) {
      if (options) chatroom.shutdown();
      options = { ...given };
      void begin(given.inbox);
    },
    update(given) {
      if (!options) return;
      const before = options;
      options = { ...options, ...given };
      if ((given.inbox ?? before.inbox) !== before.inbox) {
        chatroom.boot(options);
        return;
      }
      draw();
      tell({ type: 'look', look: look() });
      if ('identity' in given) tell({ type: 'identity-changed' });
    },
    shutdown(how = {}) {
      if (!options) return;
      chatroom.hide();
      if (how.forget) {
        storage((local) => local.removeItem(known(options?.inbox ?? '')));
        // the panel's storage is its own: it has to be there to clear it
        openFrame();
        tell({ type: 'forget' });
        const going = element;
        if (going) going.style.visibility = 'hidden';
        forgetting = new Promise<void>((done) => {
          forgotten = done;
          setTimeout(done, 5000);
        }).then(() => {
          closeFrame();
          going?.remove();
        });
      } else {
        closeFrame();
        element?.remove();
      }
      element = options = configured = undefined;
      unread = 0;
    },
    show() {
      if (!options || shown) return;
      shown = true;
      cameFrom = document.activeElement;
      openFrame();
      draw();
      tell({ type: 'shown', shown });
      frame?.focus();
      emit('open', undefined);
    },
    hide() {
      if (!shown) return;
      shown = false;
      draw();
      tell({ type: 'shown', shown });
      emit('close', undefined);
    },
    toggle: () => (shown ? chatroom.hide() : chatroom.show()),
    showNewMessage(prefill = '') {
      chatroom.show();
      tell({ type: 'prefill', text: prefill });
    },
    setAttributes(attributes) {
      if (!options) return;
      options = { ...options, ...attributes };
      tell({ type: 'attributes', attributes });
    },
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
  };
  return chatroom;
}

function icon(name: string, path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  line.setAttribute('fill', 'none');
  line.setAttribute('stroke', 'currentColor');
  line.setAttribute('stroke-width', '2');
  line.setAttribute('stroke-linecap', 'round');
  line.setAttribute('stroke-linejoin', 'round');
  svg.append(line);
  return svg;
}
