/** The few words outside of the panel. */
const LABELS: Record<string, readonly [open: string, close: string, unread: string, panel: string]> = {
  en: ['Open chat', 'Close chat', 'unread', 'Chat'],
  de: ['Chat öffnen', 'Chat schließen', 'ungelesen', 'Chat'],
  fa: ['باز کردن گفتگو', 'بستن گفتگو', 'خوانده‌نشده', 'گفتگو'],
};

export interface Labels {
  open: string;
  close: string;
  unread: string;
  panel: string;
}

export function labelsFor(locale: string, given: Record<string, string> = {}): Labels {
  const [open, close, unread, panel] = LABELS[locale.split('-')[0] ?? ''] ?? LABELS.en ?? ['', '', '', ''];
  return {
    open: given.openChat ?? open,
    close: given.closeChat ?? close,
    unread: given.unread ?? unread,
    panel: given.chat ?? panel,
  };
}
