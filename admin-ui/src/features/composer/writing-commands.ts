import { t } from '@lingui/core/macro';
import { useCommands } from '@/commands/commands';

interface WritingCommands {
  onFocus: (note: boolean) => void;
  onSend: () => void;
  sendAndResolve: () => void;
  pickTime: () => void;
  undo: () => void;
  canUndo: boolean;
}

/** What the keyboard does for whoever writes; those with Mod are taken by the field itself, and named here to be listed. */
export function useWritingCommands({ onFocus, onSend, sendAndResolve, pickTime, undo, canUndo }: WritingCommands) {
  const group = t`Conversation`;
  useCommands([
    { id: 'reply', group, label: t`Reply`, keys: ['r', 'Enter'], run: () => onFocus(false) },
    { id: 'note', group, label: t`Write a note`, keys: ['c'], run: () => onFocus(true) },
    { id: 'send', group, label: t`Send`, keys: ['Mod+Enter'], run: onSend },
    { id: 'send-resolve', group, label: t`Send and resolve`, keys: ['Mod+Shift+Enter'], run: sendAndResolve },
    { id: 'send-later', group, label: t`Send later…`, keys: ['Mod+Shift+L'], run: pickTime },
    { id: 'take-back', group, label: t`Take the reply back`, keys: ['z'], enabled: canUndo, run: undo },
  ]);
}
