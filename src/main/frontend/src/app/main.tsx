import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused } from '../shared/api/client';
import { showTheme } from '../shared/ui/theme';
import { makeRouter } from './router';
import './theme.scss';

showTheme();

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server has refused it will refuse again; a server that is away may come back.
      retry: (failures, error) => (!(error instanceof Refused) || error.passing) && failures < 3,
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
    },
    // Without a connection an act fails at once, and is not sent later when nobody looks any more.
    mutations: { networkMode: 'always' },
  },
});

const page = document.getElementById('page');
if (page) {
  createRoot(page).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <RouterProvider router={makeRouter(cache)} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
