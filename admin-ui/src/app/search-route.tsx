import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { SearchPage } from '@/features/search/search-page';

const route = getRouteApi('/shell/search');

export function SearchRoute() {
  const { q = '', ...filter } = route.useSearch();
  const navigate = useNavigate();
  return (
    <SearchPage
      filter={{ q, ...filter }}
      onFilter={({ q: words, status, inbox, assignee, label }) =>
        void navigate({
          to: '/search',
          search: {
            q: words,
            ...(status && { status }),
            ...(inbox && { inbox }),
            ...(assignee && { assignee }),
            ...(label && { label }),
          },
          replace: true,
        })
      }
    />
  );
}
