import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { Announcer } from '@/ui/announcer';
import { Toasts } from '@/ui/toasts';
import { chapters } from './chapters';
import { clientThatHeard, type Story } from './story';
import css from './story-page.module.css';

const nowhere = createRouter({
  routeTree: createRootRoute(),
  history: createMemoryHistory({ initialEntries: ['/'] }),
});

/** Every component and page in every state it has. One chapter at a time, named in the address. */
export function StoryPage() {
  const [name, setName] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const chapter = chapters.find((one) => one.name === name) ?? chapters[0];
  return (
    <RouterContextProvider router={nowhere as never}>
      <div className={css.page} id="stories">
        <nav className={css.chapters} aria-label="Chapters">
          {chapters.map((one) => (
            <a
              key={one.name}
              href={`#${encodeURIComponent(one.name)}`}
              aria-current={one === chapter ? 'page' : undefined}
              onClick={() => setName(one.name)}
            >
              {one.name}
            </a>
          ))}
        </nav>
        <h1 className={css.title}>{chapter?.name}</h1>
        {chapter?.stories.map((story) => (
          <section key={`${chapter.name} ${story.name}`} className={css.story} aria-label={story.name}>
            <p className={css.name}>{story.name}</p>
            <Stage story={story} />
          </section>
        ))}
        <Toasts />
        <Announcer />
      </div>
    </RouterContextProvider>
  );
}

function Stage({ story }: { story: Story }) {
  const [client] = useState(() => clientThatHeard(story.said));
  return (
    <QueryClientProvider client={client}>
      <div className={css.stage}>{story.show()}</div>
    </QueryClientProvider>
  );
}
