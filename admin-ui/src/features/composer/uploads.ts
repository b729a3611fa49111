import { t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { OUR_HEADERS } from '@/api/client';
import { sessionEnded } from '@/api/session';
import type { PendingFile } from '@/live/store';
import { uuidv7 } from '@/live/uuid';

/** A file on its way to the server, or there. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** What is sent; null for one that is with the server already, and not here any more. */
  readonly file: File | null;
  /** 0 to 1. */
  readonly progress: number;
  /** What the server calls it; null while it is not there. */
  readonly id: string | null;
  readonly failed: string | null;
}

/** As many as one message takes. */
export const MOST_FILES = 10;

/** The files of a message that is being written: each on its own way, with its progress and its own reason to fail. */
export function useUploads(conversationId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const requests = useRef(new Map<string, XMLHttpRequest>());

  const change = (key: string, what: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)));

  const start = (key: string, file: File) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how far an upload has come
    requests.current.set(key, request);
    request.open('POST', `/api/v1/conversations/${conversationId}/attachments?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    for (const [name, value] of Object.entries(OUR_HEADERS)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => change(key, { progress: total > 0 ? loaded / total : 0 });
    request.onload = () => {
      const body = bodyOf(request.responseText);
      if (request.status === 201 && typeof body.id === 'string')
        change(key, { id: body.id, progress: 1, failed: null });
      else {
        if (request.status === 401) sessionEnded();
        change(key, { failed: body.detail || t`The server answered ${request.status}.` });
      }
    };
    request.onerror = () => change(key, { failed: t`The server could not be reached.` });
    request.send(file);
  };
  return {
    uploads,
    add: (files: readonly File[]) => {
      const taken = files.slice(0, Math.max(0, MOST_FILES - uploads.length));
      const fresh = taken.map((file) => ({
        key: uuidv7(),
        name: file.name,
        size: file.size,
        file,
        progress: 0,
        id: null,
        failed: null,
      }));
      setUploads([...uploads, ...fresh]);
      for (const { key, file } of fresh) start(key, file);
    },
    /** Takes up files that are with the server, of a message that was not sent. */
    takeUp: (files: readonly PendingFile[]) =>
      setUploads((all) => [
        ...files.map(({ id, name, size }) => ({ key: id, name, size, file: null, progress: 1, id, failed: null })),
        ...all,
      ]),
    again: ({ key, file }: Upload) => {
      if (!file) return;
      change(key, { failed: null, progress: 0 });
      start(key, file);
    },
    remove: (key: string) => {
      requests.current.get(key)?.abort();
      requests.current.delete(key);
      setUploads((all) => all.filter((one) => one.key !== key));
    },
    clear: () => {
      requests.current.clear();
      setUploads([]);
    },
    /** Sending waits for what is still on its way. */
    isBusy: uploads.some((one) => one.id === null && one.failed === null),
    ids: uploads.flatMap((one) => one.id ?? []),
  };
}

function bodyOf(text: string): { id?: unknown; detail?: string } {
  try {
    return JSON.parse(text) as { id?: unknown; detail?: string };
  } catch {
    return {};
  }
}
