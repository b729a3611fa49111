import { i18n } from '@lingui/core';
import { messages } from './locales/en';

/** English is the only catalogue so far, and small: it comes with the app rather than after it. */
i18n.load('en', messages);
i18n.activate('en');

export { i18n };
