import { create } from 'zustand';
import { VisuallyHidden } from './visually-hidden';

const PAUSE = 2_000;

const useAnnouncement = create<{ text: string }>(() => ({ text: '' }));
let next: string | undefined;
let resting = false;

/** Has screen readers say something, at most every two seconds: of several in a row the latest wins. */
export function announce(text: string): void {
  next = text;
  if (!resting) speak();
}

function speak(): void {
  if (next === undefined) return;
  useAnnouncement.setState({ text: next });
  next = undefined;
  resting = true;
  setTimeout(() => {
    resting = false;
    speak();
  }, PAUSE);
}

/** The one live region of the app. Scrolling lists are not live: history mounting in them would be read aloud. */
export function Announcer() {
  const { text } = useAnnouncement();
  return (
    <VisuallyHidden>
      <span role="status" aria-live="polite">
        {text}
      </span>
    </VisuallyHidden>
  );
}
