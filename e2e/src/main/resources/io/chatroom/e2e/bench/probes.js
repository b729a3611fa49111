// Runs in the page that bench ui measures. Times are in milliseconds and end when the frame has been drawn, not when
// it was asked for.
(() => {
  /** Asked within a frame's callbacks: when that frame has been drawn. */
  const thisFrame = () =>
    new Promise((resolve) => {
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now());
      after.port2.postMessage(null);
    });

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const drawn = async () => {
    await frame();
    return thisFrame();
  };

  /** Answers when the first frame of which it holds has been drawn. */
  const drawnWhen = async (holds, what) => {
    const giveUp = performance.now() + 20_000;
    do {
      if (performance.now() > giveUp) throw new Error(`waited in vain for ${what}`);
      await frame();
    } while (!holds());
    return thisFrame();
  };

  const log = () => document.querySelector('[role=log]');
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const selected = () => document.querySelector('[role=option][aria-selected=true]')?.textContent ?? '';
  /** `Customer 12` of a row; their messages say whose they are. */
  const customer = () => /Customer \d+/.exec(selected())?.[0];

  /** Of the messages that a load makes. */
  const numbers = (text) => [...text.matchAll(/this is message (\d+)/g)].map(([, number]) => number);
  const clock = () => performance.timeOrigin + performance.now();
  const noteOnce = (times, found, at) => {
    for (const number of found) times[number] ??= at;
  };

  globalThis.probes = {
    async switching(times) {
      const taken = [];
      for (let n = 0; n < times; n++) {
        const before = customer();
        const began = performance.now();
        press('j');
        const shown = await drawnWhen(
          () => customer() !== before && log()?.textContent.includes(`of ${customer()}`),
          'the next conversation',
        );
        taken.push(shown - began);
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
        taken.push((await drawnWhen(() => log()?.textContent.includes(text), 'the bubble')) - began);
        await pause(200);
      }
      return taken;
    },

    /** The time between frames while a thread is scrolled up, older messages coming in as they are needed. */
    async scrolling(milliseconds) {
      const scroller = log();
      const taken = [];
      const end = performance.now() + milliseconds;
      let last = await frame();
      while (performance.now() < end) {
        scroller.scrollTop -= 40;
        const now = await frame();
        taken.push(now - last);
        last = now;
      }
      return taken;
    },

    /** When the event of each message came in. For a page of its own, so that the app's work does not delay what is noted. */
    async arrivals(milliseconds) {
      const times = {};
      const stop = new AbortController();
      setTimeout(() => stop.abort(), milliseconds);
      try {
        const { body } = await fetch('/api/v1/stream', { headers: { Accept: 'text/event-stream' }, signal: stop.signal });
        let line = '';
        for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
          const lines = (line + chunk).split('\n');
          line = lines.pop();
          noteOnce(times, numbers(lines.join('\n')), clock());
        }
      } catch (error) {
        if (!stop.signal.aborted) throw error;
      }
      return times;
    },

    /** When the first frame with each message in a row of the list had been drawn. */
    async rows(milliseconds) {
      const times = {};
      const end = performance.now() + milliseconds;
      while (performance.now() < end) {
        await frame();
        const found = [...document.querySelectorAll('[role=option]')].flatMap((row) => numbers(row.textContent));
        await thisFrame();
        noteOnce(times, found, clock());
      }
      return times;
    },

    /** Goes to another place of the app, until a message is there. */
    async open(url, text) {
      const began = performance.now();
      history.pushState({}, '', url);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
      return (await drawnWhen(() => log()?.textContent.includes(text), text)) - began;
    },
  };
})();
