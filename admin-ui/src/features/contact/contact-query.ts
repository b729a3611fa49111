import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { Contact } from '@/api/types';

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/contacts/{id}', { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });
}

const FEW = 6;

/** What else there was with somebody, the newest first. */
export function conversationsWithQuery(contactId: string) {
  return queryOptions({
    queryKey: ['conversations', 'with', contactId],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/conversations', { params: { query: { contact_id: contactId, limit: FEW } }, signal }),
        )
      ).items,
    staleTime: 30_000,
  });
}

export function contactSearchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', 'contacts', q],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/search/contacts', { params: { query: { q, limit: 8 } }, signal }))).items,
    staleTime: 15_000,
  });
}

export interface ContactChange {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly blocked?: boolean;
  readonly custom_attributes?: Record<string, unknown>;
}

/** Changes a contact if it is still as it was shown; what somebody else changed meanwhile is answered with 412. */
export async function changeContact(contact: Contact, change: ContactChange): Promise<Contact> {
  const changed = await answer(
    api.PATCH('/api/v1/contacts/{id}', {
      params: { path: { id: contact.id }, header: { 'If-Match': `"${contact.version}"` } },
      body: change,
    }),
  );
  known(changed);
  return changed;
}

/** Makes one of two: the other's conversations and identities are this one's from now on. */
export async function mergeContacts(intoId: string, otherId: string): Promise<void> {
  known(
    await answer(
      api.POST('/api/v1/contacts/{id}/merge', { params: { path: { id: intoId } }, body: { contact_id: otherId } }),
    ),
  );
}

export async function unmergeContacts(fromId: string, otherId: string): Promise<void> {
  known(
    await answer(
      api.POST('/api/v1/contacts/{id}/unmerge', { params: { path: { id: fromId } }, body: { contact_id: otherId } }),
    ),
  );
}

function known(contact: Contact): void {
  queryClient.setQueryData(contactQuery(contact.id).queryKey, contact);
  void queryClient.invalidateQueries({ queryKey: ['conversations', 'with', contact.id] });
}
