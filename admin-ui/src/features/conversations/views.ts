import { t } from '@lingui/core/macro';
import { create } from 'zustand';
import { filterFrom, isSame, type ListFilter } from './filter';

export interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: ListFilter;
  /** Made by somebody here, who can take it away again. */
  readonly saved?: boolean;
}

/** The views everybody has. */
export function ownViews(): View[] {
  return [
    { id: 'mine', name: t`Mine`, filter: { status: 'open', assignee: 'me' } },
    { id: 'unassigned', name: t`Unassigned`, filter: { status: 'open', assignee: 'none' } },
    { id: 'all', name: t`All`, filter: { status: 'open' } },
  ];
}

/** Those looked into now and then. */
export function moreViews(): View[] {
  return [
    { id: 'drafts', name: t`Drafts`, filter: { status: 'all', drafts: 'mine' } },
    { id: 'mentions', name: t`Mentions`, filter: { status: 'all', mentions: 'me' } },
    { id: 'waiting', name: t`Waiting longest`, filter: { status: 'open', sort: 'waiting' } },
    { id: 'pending', name: t`Pending`, filter: { status: 'pending' } },
    { id: 'snoozed', name: t`Snoozed`, filter: { status: 'snoozed' } },
    { id: 'resolved', name: t`Resolved`, filter: { status: 'resolved' } },
    { id: 'everything', name: t`Everything`, filter: { status: 'all' } },
  ];
}

const STORED = 'chatroom.views';
const AT_MOST = 30;

/** Views somebody named, in this browser. What they show is in their address, so that is what is shared. */
export const useSavedViews = create<{ views: readonly View[] }>(() => ({ views: stored() }));

export function saveView(name: string, filter: ListFilter): void {
  const others = useSavedViews.getState().views.filter((one) => one.name !== name && !isSame(one.filter, filter));
  keep([...others, { id: `saved ${name}`, name, filter, saved: true }].slice(-AT_MOST));
}

export function forgetView(id: string): void {
  keep(useSavedViews.getState().views.filter((one) => one.id !== id));
}

function keep(views: readonly View[]): void {
  useSavedViews.setState({ views });
  try {
    localStorage.setItem(STORED, JSON.stringify(views.map(({ name, filter }) => ({ name, filter }))));
  } catch {
    // Storage is full or blocked: the view lives as long as the page does.
  }
}

function stored(): View[] {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    if (!Array.isArray(said)) return [];
    return said.flatMap((one: unknown) => {
      const { name, filter } = (one ?? {}) as { name?: unknown; filter?: unknown };
      if (typeof name !== 'string' || typeof filter !== 'object' || filter === null) return [];
      return [{ id: `saved ${name}`, name, filter: filterFrom(filter as Record<string, unknown>), saved: true }];
    });
  } catch {
    return [];
  }
}
