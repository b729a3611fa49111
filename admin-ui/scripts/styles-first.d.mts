import type { Plugin } from 'vite';

export function stylesFirst(): Plugin;
