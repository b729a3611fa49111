import type { Plugin } from 'vite';

export function textsInChunks(options: { catalogue: string; source: string; isWhole?: boolean }): Plugin;
