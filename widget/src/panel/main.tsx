import './panel.css';
import { render } from 'preact';
import type { Hello, Look, ToPage, ToPanel } from '../wire';
import { App } from './app';
import { Chat, type Talk } from './chat';
import { Kept } from './kept';
import { applyLook, localeOf } from './look';
import { parts } from './parts';
import { openQueue } from './queue';
import { type PanelConfig, SiteApi } from './site-api';
import { type Say, texts } from './texts';
import { Visitor } from './visitor';

const page = document.documentElement.dataset;
const config = JSON.parse(page.config ?? '{}') as PanelConfig;
const key = decodeURIComponent(location.pathname.split('/').at(-2) ?? '');
const ours = location.origin;

/** A page may have to ask its own server first. */
const IDENTITY_WITHIN = 20_000;

const bare = (origin: string) => origin.toLowerCase().replace(/\/$/, '');
const origins = [ours, ...(page.origins ?? '').split(' ')].map(bare);

/** The page that holds us says hello, once, and hands over a port that nobody else has. */
function hear({ source, origin, data, ports: [port] }: MessageEvent<Partial<Hello> | null>): void {
  if (source !== parent || !origins.includes(bare(origin)) || data?.chatroom !== 'hello' || !data.look || !port) return;
  removeEventListener('message', hear);
  const { look, preview: shown } = data;
  if (!shown) void begin(port, look);
  else if (origin === ours) {
    void Promise.all([import('./preview'), texts(localeOf(look), look.messages), form()]).then(([{ preview }, say]) =>
      preview(port, shown, look, (talk, seen) => draw(talk, seen, say)),
    );
  }
}
addEventListener('message', hear);

function draw(talk: Talk, look: Look, say: Say, prefill?: string, onClose = () => {}): void {
  applyLook(look, talk.state.config);
  render(<App chat={talk} look={look} say={say} prefill={prefill} onClose={onClose} />, document.body);
}

/** Fetched where it is used; where it cannot be had, nobody is kept from writing. */
async function form(): Promise<void> {
  parts.ask = (await import('./pre-chat')).PreChat;
}

async function begin(port: MessagePort, first: Look): Promise<void> {
  let look = first;
  let say = await texts(localeOf(look), look.messages);
  if (config.pre_chat !== 'off') await form().catch(() => {});
  const tell = (message: ToPage) => port.postMessage(message);
  const kept = new Kept(key);
  const api = new SiteApi(key);
  const askers: ((jwt: string | undefined) => void)[] = [];
  const identify = () =>
    new Promise<string | undefined>((resolve) => {
      askers.push(resolve);
      tell({ type: 'identity-wanted' });
      setTimeout(() => resolve(undefined), IDENTITY_WITHIN);
    });
  const visitor = new Visitor(key, api, kept, identify, look.identified);
  const chat = new Chat(key, api, await openQueue(key), kept, visitor, tell, config);
  const said = ({ name, email }: typeof look) => ({ ...(name && { name }), ...(email && { email }) });
  visitor.said = said(look);

  const redraw = (prefill?: string) => draw(chat, look, say, prefill, () => tell({ type: 'close' }));

  port.onmessage = ({ data }: MessageEvent<ToPanel>) => {
    switch (data.type) {
      case 'look':
        look = data.look;
        void texts(localeOf(look), look.messages).then((others) => {
          say = others;
          redraw();
        });
        visitor.identified = look.identified;
        visitor.said = { ...visitor.said, ...said(look) };
        break;
      case 'identity':
        for (const answer of askers.splice(0)) answer(data.jwt);
        break;
      case 'identity-changed':
        void chat.recognise();
        break;
      case 'shown':
        chat.setShown(data.shown);
        if (data.shown) document.querySelector<HTMLElement>('textarea, input')?.focus();
        break;
      case 'prefill':
        redraw(data.text);
        break;
      case 'attributes':
        void chat.say(data.attributes);
        break;
      case 'forget':
        void chat.forget();
        break;
    }
  };
  chat.subscribe(() => redraw());
  redraw();
  tell({ type: 'event', name: 'ready', detail: undefined });
  void import('./files').then(
    (files) => {
      parts.files = files;
      redraw();
    },
    () => {},
  );
  await chat.start();
}
