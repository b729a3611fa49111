import '@testing-library/jest-dom/vitest';
import '@/i18n/i18n';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { queryClient } from '@/api/queries';
import { forgetDrafts } from '@/live/drafts';
import { emptyState, useLive } from '@/live/store';

beforeEach(() => {
  // Nothing is laid out here; virtual lists need a size to decide what is in sight.
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(700);
});

afterEach(() => {
  cleanup();
  useLive.setState(emptyState, true);
  queryClient.clear();
  forgetDrafts();
  localStorage.clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
