import { t } from '@lingui/core/macro';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '@/api/session';
import type { Message } from '@/api/types';
import { onKey, useCommands } from '@/commands/commands';
import { KeyboardSheet } from '@/commands/keyboard-sheet';
import { Palette } from '@/commands/palette';
import { SignInForm } from '@/features/auth/sign-in-form';
import { ring, takeBell } from '@/live/bell';
import { startFeed } from '@/live/feed';
import { startOutbox } from '@/live/outbox';
import { startSharingDrafts } from '@/live/shared-drafts';
import { Announcer, announce } from '@/ui/announcer';
import { Dialog } from '@/ui/dialog';
import { Toasts } from '@/ui/toasts';
import { ConnectionBar } from './connection-bar';
import { PasswordBar } from './password-bar';
import { Rail } from './rail';
import css from './shell.module.css';
import { TabBadge } from './tab-badge';

/** The frame around every page behind sign-in, and what runs for as long as it stands: stream, outbox, keyboard. */
export function Shell() {
  const { ended } = useSession();
  const [sheetIsOpen, setSheetIsOpen] = useState(false);
  const [paletteIsOpen, setPaletteIsOpen] = useState(false);
  const router = useRouter();
  const openConversation = useCallback(
    (id: string, at?: number) =>
      void router.navigate({
        to: '/inbox/$conversationId',
        params: { conversationId: id },
        search: { status: 'all', ...(at !== undefined && { at }) },
      }),
    [router],
  );
  const search = useCallback((q: string) => void router.navigate({ to: '/search', search: { q } }), [router]);

  useEffect(() => {
    // A session that ended takes the stream with it; signing in again starts both anew.
    if (ended) return;
    const stopFeed = startFeed((message) => {
      announceMessage(message);
      ring(message, wordsOf(message), () => openConversation(message.conversation_id));
    });
    const stopOutbox = startOutbox();
    const stopSharing = startSharingDrafts();
    return () => {
      stopFeed();
      stopOutbox();
      stopSharing();
    };
  }, [ended, openConversation]);

  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  useEffect(takeBell, []);

  useCommands([
    {
      id: 'shortcuts',
      group: t`Everywhere`,
      label: t`Keyboard shortcuts`,
      keys: ['?'],
      run: () => setSheetIsOpen(true),
    },
    {
      id: 'palette',
      group: t`Everywhere`,
      label: t`Commands`,
      keys: ['Mod+k'],
      run: () => setPaletteIsOpen(true),
    },
    ...(
      [
        ['/inbox', t`Inbox`, ['g i']],
        ['/search', t`Search`, ['/', 'g s']],
        ['/inboxes', t`Inboxes`, ['g c']],
        ['/operations', t`Operations`, ['g o']],
        ['/deliveries', t`Deliveries`, ['g d']],
        ['/deliveries/dead', t`Dead replies`, ['g x']],
        ['/quarantine', t`Quarantine`, ['g q']],
        ['/integrity', t`Integrity`, ['g t']],
        ['/dashboard', t`Dashboard`, ['g b']],
        ['/settings/canned-replies', t`Canned replies`, []],
        ['/settings/webhooks', t`Outgoing webhooks`, []],
        ['/settings/profile', t`Profile`, ['g p']],
        ['/settings/users', t`Users and roles`, []],
        ['/settings/labels', t`Labels`, []],
        ['/settings/tokens', t`API tokens`, []],
        ['/settings/audit', t`Audit log`, []],
      ] as const
    ).map(([to, label, keys]) => ({
      id: `go ${to}`,
      group: t`Go to`,
      label,
      keys,
      run: () => void router.navigate({ to }),
    })),
  ]);

  return (
    <>
      <div className={css.shell}>
        <SkipLinks />
        <div className={css.bars}>
          <ConnectionBar />
          <PasswordBar />
        </div>
        <Rail onShowShortcuts={() => setSheetIsOpen(true)} />
        <div className={css.page}>
          <Outlet />
        </div>
      </div>
      <KeyboardSheet opened={sheetIsOpen} onClose={() => setSheetIsOpen(false)} />
      <Palette
        opened={paletteIsOpen}
        onClose={() => setPaletteIsOpen(false)}
        onOpenConversation={openConversation}
        onSearch={search}
      />
      <Dialog title={t`You have been signed out`} opened={ended} onClose={() => undefined} closable={false}>
        <p className={css.signedOut}>{t`Your session ended. Sign in to go on; what you were writing is still here.`}</p>
        <SignInForm onSignedIn={() => void router.invalidate()} />
      </Dialog>
      <Toasts />
      <TabBadge />
      <Announcer />
    </>
  );
}

function SkipLinks() {
  return (
    <nav className={css.skip} aria-label={t`Skip`}>
      <a href="#conversations">{t`To the list`}</a>
      <a href="#messages">{t`To the messages`}</a>
      <a href="#composer">{t`To the reply`}</a>
    </nav>
  );
}

function wordsOf(message: Message) {
  return { title: message.sender.name || t`Unknown`, body: message.text.slice(0, 200) || t`Attachment` };
}

function announceMessage(message: Message): void {
  if (message.type !== 'incoming') return;
  const name = message.sender.name || t`Unknown`;
  announce(t`New message from ${name}: ${message.text.slice(0, 120)}`);
}
