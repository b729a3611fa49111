import type { Files } from './files';
import type { PreChat } from './pre-chat';

/** What is not needed to read and to write, and comes when it is there. */
export const parts: { ask?: typeof PreChat; files?: Files } = {};
