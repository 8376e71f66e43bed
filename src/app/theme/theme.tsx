import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';

export type Theme = 'light' | 'dark';
type ThemeState = { theme: Theme; setTheme: (theme: Theme) => void };

const STORED = 'tuban.theme';
const ThemeContext = createContext<ThemeState>({ theme: 'light', setTheme: () => {} });

function firstTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Sets `data-theme` on the document; tokens.css has the values of both themes. The choice is kept. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, setState] = useState<Theme>(firstTheme);
  // Before paint, so that children which read the tokens on first render see the right ones.
  document.documentElement.dataset.theme = theme;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const value = useMemo<ThemeState>(
    () => ({
      theme,
      setTheme: (next) => {
        localStorage.setItem(STORED, next);
        setState(next);
      },
    }),
    [theme],
  );
  return <ThemeContext.Provider value={value}>{children}</ThemeContext.Provider>;
}

export const useTheme = () => useContext(ThemeContext);
