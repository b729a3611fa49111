// Runs in the page that bench ui measures. Times are in milliseconds and end when the frame has been drawn, not when
// it was asked for.
(() => {
  const drawn = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now());
        after.port2.postMessage(null);
      });
    });

  const until = async (holds, what) => {
    const giveUp = performance.now() + 20_000;
    while (!holds()) {
      if (performance.now() > giveUp) throw new Error(`waited in vain for ${what}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };

  const log = () => document.querySelector('[role=log]');
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const selected = () => document.querySelector('[role=option][aria-selected=true]')?.textContent ?? '';
  /** `Customer 12` of a row; their messages say whose they are. */
  const customer = () => /Customer \d+/.exec(selected())?.[0];

  globalThis.probes = {
    async switching(times) {
      const taken = [];
      for (let n = 0; n < times; n++) {
        const before = customer();
        const began = performance.now();
        press('j');
        await until(
          () => customer() !== before && log()?.textContent.includes(`of ${customer()}`),
          'the next conversation',
        );
        taken.push((await drawn()) - began);
        await pause(120);
      }
      return taken;
    },

    async typing(times) {
      const field = document.getElementById('composer');
      field.focus();
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
      const taken = [];
      for (let n = 0; n < times; n++) {
        const began = performance.now();
        set.call(field, `${field.value}e`);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        // Laid out at once: what is left until it is seen is the wait for the screen, which no page can shorten.
        field.getBoundingClientRect();
        taken.push(performance.now() - began);
        await drawn();
        await pause(20);
      }
      set.call(field, '');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return taken;
    },

    async sending(times) {
      const field = document.getElementById('composer');
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
      const taken = [];
      for (let n = 0; n < times; n++) {
        const text = `measured reply ${n} ${Math.random()}`;
        field.focus();
        set.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await drawn();
        const began = performance.now();
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
        );
        await until(() => log()?.textContent.includes(text), 'the bubble');
        taken.push((await drawn()) - began);
        await pause(200);
      }
      return taken;
    },

    /** The time between frames while a thread is scrolled up, older messages coming in as they are needed. */
    async scrolling(milliseconds) {
      const scroller = log();
      const taken = [];
      const end = performance.now() + milliseconds;
      let last = await new Promise((resolve) => requestAnimationFrame(resolve));
      while (performance.now() < end) {
        scroller.scrollTop -= 40;
        const now = await new Promise((resolve) => requestAnimationFrame(resolve));
        taken.push(now - last);
        last = now;
      }
      return taken;
    },

    /** Goes to another place of the app, until a message is there. */
    async open(url, text) {
      const began = performance.now();
      history.pushState({}, '', url);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
      await until(() => log()?.textContent.includes(text), text);
      return (await drawn()) - began;
    },
  };
})();
