import { plural, t } from '@lingui/core/macro';
import { answer, api } from '@/api/client';
import type { Conversation, ConversationStatus, Priority } from '@/api/types';
import { toast } from '@/ui/toasts';
import { holdChange, receiveConversations, useLive } from './store';

export interface BulkChange {
  readonly status?: Exclude<ConversationStatus, 'snoozed'>;
  readonly priority?: Priority | null;
  readonly assignee_id?: string | null;
  readonly labels_add?: readonly string[];
  readonly labels_remove?: readonly string[];
}

export interface Refused {
  readonly id: string;
  readonly reason: string;
}

/** The server takes this many at once. */
const AT_ONCE = 100;

/** Changes many conversations at once, on screen first. Answers with those that could not be changed, and why. */
export async function changeMany(
  ids: readonly string[],
  change: BulkChange,
  said: string,
): Promise<readonly Refused[]> {
  const { conversations } = useLive.getState();
  const before = ids.flatMap((id) => conversations[id] ?? []);
  const letGo = new Map(before.map((one) => [one.id, holdChange(one.id, shown(one, change))]));
  const refused: Refused[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    try {
      const { labels_add, labels_remove, ...rest } = change;
      const { items } = await answer(
        api.POST('/api/v1/conversations/bulk', {
          body: {
            ids: some,
            ...rest,
            ...(labels_add && { labels_add: [...labels_add] }),
            ...(labels_remove && { labels_remove: [...labels_remove] }),
          },
        }),
      );
      for (const one of items) if (one.outcome === 'refused') refused.push({ id: one.id, reason: one.detail ?? '' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      refused.push(...some.map((id) => ({ id, reason })));
    }
  }
  for (const one of letGo.values()) one();
  const failed = new Set(refused.map((one) => one.id));
  receiveConversations(
    before.filter((one) => failed.has(one.id)).map((one) => ({ ...(known(one.id) ?? one), ...worked(one) })),
    'answer',
  );
  const done = before.filter((one) => !failed.has(one.id));
  if (done.length > 0) {
    const many = plural(done.length, { one: '# conversation', other: '# conversations' });
    toast(`${said} · ${many}`, { label: t`Undo`, run: () => void undo(done, change) });
  }
  return refused;
}

/** What they were before is not the same for all: those that were alike go back together. */
async function undo(before: readonly Conversation[], change: BulkChange): Promise<void> {
  const groups = new Map<string, { back: BulkChange; ids: string[] }>();
  for (const one of before) {
    const back = backTo(one, change);
    const key = JSON.stringify(back);
    const group = groups.get(key) ?? { back, ids: [] };
    group.ids.push(one.id);
    groups.set(key, group);
  }
  for (const { back, ids } of groups.values()) {
    if (Object.keys(back).length > 0) await changeMany(ids, back, t`Put back`);
  }
}

function backTo(one: Conversation, change: BulkChange): BulkChange {
  const added = (change.labels_add ?? []).filter((name) => !one.labels.includes(name));
  const removed = (change.labels_remove ?? []).filter((name) => one.labels.includes(name));
  return {
    // A time to wake up is lost with the bulk call; such a one comes back into sight instead.
    ...(change.status !== undefined && { status: one.status === 'snoozed' ? 'open' : one.status }),
    ...(change.priority !== undefined && { priority: one.priority }),
    ...(change.assignee_id !== undefined && { assignee_id: one.assignee_id }),
    ...(added.length > 0 && { labels_remove: added }),
    ...(removed.length > 0 && { labels_add: removed }),
  };
}

function shown(one: Conversation, change: BulkChange): Partial<Conversation> {
  const { labels_add = [], labels_remove = [], ...rest } = change;
  const labels = [...new Set([...one.labels, ...labels_add])].filter((name) => !labels_remove.includes(name));
  return { ...rest, labels };
}

function worked({ status, priority, assignee_id, labels }: Conversation): Partial<Conversation> {
  return { status, priority, assignee_id, labels };
}

function known(id: string): Conversation | undefined {
  return useLive.getState().conversations[id];
}
