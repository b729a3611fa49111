import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from '@/api/queries';
import { useLocale } from '@/i18n/locale';
import { router } from './router';

export function App() {
  const { locale } = useLocale();
  return (
    <QueryClientProvider client={queryClient}>
      {/* Another language is another app: everything is drawn anew. */}
      <RouterProvider key={locale} router={router} />
    </QueryClientProvider>
  );
}
