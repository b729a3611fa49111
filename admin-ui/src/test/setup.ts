import '@testing-library/jest-dom/vitest';
import '@/i18n/i18n';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { queryClient } from '@/api/queries';
import { forgetDrafts } from '@/live/drafts';
import { forgetOutbox } from '@/live/outbox';
import { usePresence } from '@/live/presence';
import { emptyState, useLive } from '@/live/store';
import { USUAL, usePreferences } from '@/preferences/preferences';

// Patience for busy machines; what is there is found at once.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  // Nothing is laid out here; virtual lists need sizes to decide what is in sight. A row is 60 pixels, all else a window.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return this.hasAttribute('data-index') ? 60 : 800;
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(800);
});

afterEach(() => {
  cleanup();
  useLive.setState(emptyState, true);
  usePresence.setState({ people: {}, writers: {} }, true);
  queryClient.clear();
  forgetDrafts();
  forgetOutbox();
  localStorage.clear();
  usePreferences.setState(USUAL);
  vi.restoreAllMocks();
  vi.useRealTimers();
});
