import { i18n } from '@lingui/core';

// English needs no catalogue: its texts come with the code that says them (scripts/texts-in-chunks.mjs).
i18n.load('en', {});
i18n.activate('en');

export { i18n };
