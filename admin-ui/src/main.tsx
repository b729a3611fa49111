import './theme/tokens.css';
import './theme/base.css';
import './i18n/i18n';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startLocale } from './i18n/locale';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const app = createRoot(root);
void startLocale().then(() =>
  app.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
