// The one script a page includes. It asks the network for nothing until the browser is idle or somebody calls `show`.
import type { Chatroom } from '../api';

interface Call {
  name: string;
  args: unknown[];
  undo?: unknown;
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

const script = document.currentScript as HTMLScriptElement;
const { inbox, ...look } = script.dataset;
const calls: Call[] = [];
let real: Methods | undefined;
let started = false;

const start = () => {
  if (started || real) return;
  started = true;
  const server = new URL(script.src).origin;
  import(/* @vite-ignore */ `${server}/widget/launcher.js`).then(
    (module: { createChatroom: (server: string) => Chatroom }) => {
      const made = module.createChatroom(server) as unknown as Methods;
      real = made;
      for (const call of calls.splice(0)) call.undo = made[call.name]?.(...call.args);
    },
    () => {
      // no network: the next one, or the next who asks
      started = false;
    },
  );
};

if (!window.Chatroom) {
  const api: Methods = {};
  for (const name of 'boot update shutdown show hide toggle showNewMessage setAttributes on'.split(' ')) {
    api[name] = (...args) => {
      if (real) return real[name]?.(...args);
      const call: Call = { name, args };
      calls.push(call);
      if (name.startsWith('show')) start();
      return () => {
        const at = calls.indexOf(call);
        if (at < 0) (call.undo as (() => void) | undefined)?.();
        else calls.splice(at, 1);
      };
    };
  }
  window.Chatroom = api as unknown as Chatroom;
  if (inbox) window.Chatroom.boot({ inbox, ...look });
  // Safari has none
  const { requestIdleCallback = setTimeout } = window as Partial<Window>;
  requestIdleCallback(start);
  addEventListener('online', start);
}
