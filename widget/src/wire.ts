import type { ChatroomEvents, ChatroomOptions, VisitorAttributes } from './api';
import type { PanelConfig } from './panel/site-api';

/** What travels between the page and the panel in its frame; after a hello over the window, on a port only they hold. */
export interface Hello {
  chatroom: 'hello';
  look: Look;
  /** From our own pages only: how it would look, with nobody to talk to. */
  preview?: PanelConfig;
}

export type Look = Omit<ChatroomOptions, 'inbox' | 'identity'> & { identified: boolean };

export type ToPanel =
  | { type: 'look'; look: Look }
  | { type: 'preview'; config: PanelConfig; look: Look }
  | { type: 'shown'; shown: boolean }
  | { type: 'prefill'; text: string }
  | { type: 'attributes'; attributes: VisitorAttributes }
  /** The page says that somebody else is signed in: ask who. */
  | { type: 'identity-changed' }
  /** An answer to `identity-wanted`. */
  | { type: 'identity'; jwt: string | undefined }
  | { type: 'forget' };

export type ToPage =
  | { type: 'close' }
  | { type: 'identity-wanted' }
  | { type: 'forgotten' }
  /** From now on there is something that may be answered. */
  | { type: 'known' }
  | {
      [Name in keyof ChatroomEvents]: { type: 'event'; name: Name; detail: ChatroomEvents[Name] };
    }[keyof ChatroomEvents];
