import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Lang, Text } from '../../domain/text.ts';

type LangState = { lang: Lang; setLang: (lang: Lang) => void };
const LangContext = createContext<LangState>({ lang: 'zh', setLang: () => {} });
const STORED = 'tuban.lang';

export function LangProvider({ children }: { children: ReactNode }) {
  const [lang, setLangState] = useState<Lang>(() => (localStorage.getItem(STORED) === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  const setLang = useCallback((next: Lang) => {
    localStorage.setItem(STORED, next);
    setLangState(next);
  }, []);
  const value = useMemo(() => ({ lang, setLang }), [lang, setLang]);
  return <LangContext.Provider value={value}>{children}</LangContext.Provider>;
}

export const useLang = () => useContext(LangContext);

/** Fills `{name}` places of a text. */
export function fill(text: Text, lang: Lang, values: Record<string, string | number> = {}): string {
  return text[lang].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? `${values[name]}` : whole,
  );
}

/** The translator of a component: `tr(messages.title)`, `tr(messages.count, { n: 3 })`. */
export function useTr(): (text: Text, values?: Record<string, string | number>) => string {
  const { lang } = useLang();
  return useCallback((text, values) => fill(text, lang, values), [lang]);
}
