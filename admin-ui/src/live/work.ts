import { t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import type { Conversation, ConversationStatus, Priority } from '@/api/types';
import { toast } from '@/ui/toasts';
import { holdChange, receiveConversations, useLive } from './store';

/** What people do with a conversation besides writing in it. */
type Workable = Pick<Conversation, 'status' | 'priority' | 'assignee_id' | 'labels' | 'snoozed_until'>;

interface Work {
  /** What is to be, seen from what is: asked again when somebody else has changed it meanwhile. */
  readonly change: (now: Conversation) => Partial<Workable>;
  /** Whether what somebody else did meanwhile should be looked at before ours is done too. */
  readonly collides: (before: Conversation, now: Conversation) => string | null;
  readonly undo: (before: Conversation) => void;
  readonly said: string;
  readonly failed: string;
}

const lanes = new Map<string, Promise<void>>();

/**
 * Shows it at once, does it, and says so with a way back. The server does it only if nothing has happened since what
 * we had on screen; if something has, but nothing that matters to this, it is done all the same.
 */
function work(id: string, one: Work): void {
  const before = useLive.getState().conversations[id];
  if (!before) return;
  const letGo = holdChange(id, one.change(before));
  toast(one.said, { label: t`Undo`, run: () => one.undo(before) });
  // One after the other: the next one starts from the version that the one before has made.
  const after = (lanes.get(id) ?? Promise.resolve()).then(() => carryOut(id, one, before, letGo));
  lanes.set(id, after);
}

async function carryOut(id: string, one: Work, before: Conversation, letGo: () => void): Promise<void> {
  let from = useLive.getState().conversations[id] ?? before;
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        const done = await patch(from, one.change(from));
        letGo();
        receiveConversations([done], 'answer');
        return;
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 412 || attempt === 3) throw error;
        const now = await answer(api.GET('/api/v1/conversations/{id}', { params: { path: { id } } }));
        const collision = one.collides(before, now);
        if (collision !== null) {
          letGo();
          receiveConversations([now], 'answer');
          toast(collision, { label: t`Do it anyway`, run: () => work(id, { ...one, collides: () => null }) }, 'error');
          return;
        }
        from = now;
      }
    }
  } catch (error) {
    letGo();
    const known = useLive.getState().conversations[id];
    if (known) receiveConversations([{ ...known, ...worked(before) }], 'answer');
    const reason = error instanceof Error ? error.message : '';
    toast(`${one.failed} ${reason}`.trim(), { label: t`Retry`, run: () => work(id, one) }, 'error');
  }
}

function patch(from: Conversation, change: Partial<Workable>): Promise<Conversation> {
  return answer(
    api.PATCH('/api/v1/conversations/{id}', {
      params: { path: { id: from.id }, header: { 'If-Match': `"${from.version}"` } },
      body: change,
    }),
  );
}

function worked({ status, priority, assignee_id, labels, snoozed_until }: Conversation): Workable {
  return { status, priority, assignee_id, labels, snoozed_until };
}

/** Opens, parks or resolves it. Resolving stops when the contact has written something nobody here has seen. */
export function changeStatus(id: string, status: Exclude<ConversationStatus, 'snoozed'>): void {
  if (useLive.getState().conversations[id]?.status === status) return;
  work(id, {
    change: () => ({ status, snoozed_until: null }),
    collides: (before, now) => {
      if (now.status !== before.status && now.status !== status)
        return t`Somebody else has changed its status meanwhile.`;
      const isNews = now.last_seq > before.last_seq && now.last_message?.type === 'incoming';
      return status === 'resolved' && isNews ? t`A new message came in just now, so it was not resolved.` : null;
    },
    undo: (before) => putBack(before),
    said: { resolved: t`Resolved`, open: t`Reopened`, pending: t`Set to pending` }[status],
    failed: t`The status was not changed.`,
  });
}

/** Puts it out of sight until then; null: until the contact writes. */
export function snooze(id: string, until: string | null, said: string): void {
  work(id, {
    change: () => ({ status: 'snoozed', snoozed_until: until }),
    collides: (before, now) =>
      now.last_seq > before.last_seq && now.last_message?.type === 'incoming'
        ? t`A new message came in just now, so it was not snoozed.`
        : null,
    undo: (before) => putBack(before),
    said,
    failed: t`It was not snoozed.`,
  });
}

function putBack({ id, status, snoozed_until }: Conversation): void {
  if (status === 'snoozed') snooze(id, snoozed_until, t`Snoozed again`);
  else changeStatus(id, status);
}

/** Gives it to somebody, or to nobody. Two who take it at the same moment learn of each other. */
export function assign(id: string, assigneeId: string | null, said: string): void {
  if (useLive.getState().conversations[id]?.assignee_id === assigneeId) return;
  work(id, {
    change: () => ({ assignee_id: assigneeId }),
    collides: (before, now) =>
      now.assignee_id !== before.assignee_id && now.assignee_id !== assigneeId
        ? t`Somebody else has assigned it meanwhile.`
        : null,
    undo: (before) => assign(id, before.assignee_id, t`Assigned as before`),
    said,
    failed: t`It was not assigned.`,
  });
}

export function prioritise(id: string, priority: Priority | null, said: string): void {
  if (useLive.getState().conversations[id]?.priority === priority) return;
  work(id, {
    change: () => ({ priority }),
    collides: (before, now) =>
      now.priority !== before.priority && now.priority !== priority
        ? t`Somebody else has changed its priority meanwhile.`
        : null,
    undo: (before) => prioritise(id, before.priority, t`Priority as before`),
    said,
    failed: t`The priority was not changed.`,
  });
}

/** Puts a label on or takes it off. What others label meanwhile stays as they left it. */
export function label(id: string, name: string, on: boolean): void {
  work(id, {
    change: (now) => ({ labels: on ? [...new Set([...now.labels, name])] : now.labels.filter((one) => one !== name) }),
    collides: () => null,
    undo: () => label(id, name, !on),
    said: on ? t`Labelled ${name}` : t`Label ${name} removed`,
    failed: t`The labels were not changed.`,
  });
}
