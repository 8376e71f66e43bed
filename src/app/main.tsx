import '@fontsource-variable/noto-sans-sc';
import './theme/tokens.css';
import './theme/base.css';
import './theme/touch.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './client/queries.ts';
import { router } from './router/router.tsx';
import { LangProvider } from './text/lang.tsx';
import { AntTheme } from './theme/AntTheme.tsx';
import { ThemeProvider } from './theme/theme.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { Toasts } from './ui/Toasts.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <LangProvider>
        <ThemeProvider>
          <AntTheme>
            <ErrorBoundary>
              <RouterProvider router={router} />
              <Toasts />
            </ErrorBoundary>
          </AntTheme>
        </ThemeProvider>
      </LangProvider>
    </QueryClientProvider>
  </StrictMode>,
);
