import '../theme/tokens.css';
import '../theme/base.css';
import '../i18n/i18n';
import { createRoot } from 'react-dom/client';
import { StoryPage } from './story-page';

// Nothing here asks a server: what a story shows it brings, and what it asks for never comes.
globalThis.fetch = () => new Promise<Response>(() => undefined);

const root = document.getElementById('root');
if (!root) throw new Error('stories.html has no #root');
createRoot(root).render(<StoryPage />);
