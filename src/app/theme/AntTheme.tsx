import { theme as antTheme, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLang } from '../text/lang.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { type Theme, useTheme } from './theme.tsx';

/** antd's tokens from tokens.css, so that the page has one source of colours. */
function antTokens(theme: Theme, narrow: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    hashed: false,
    components: {
      // By default only a shade apart from its track, which in the dark theme nobody sees.
      Segmented: {
        trackBg: token('--surface-sunken'),
        itemSelectedBg: token('--accent-soft'),
        itemSelectedColor: token('--accent'),
      },
    },
    token: {
      colorPrimary: token('--accent'),
      colorTextLightSolid: token('--on-accent'),
      colorLink: token('--accent'),
      colorError: token('--danger'),
      colorWarning: token('--warn'),
      colorSuccess: token('--ok'),
      colorText: token('--ink'),
      colorTextSecondary: token('--ink-2'),
      colorTextPlaceholder: token('--ink-3'),
      colorBgBase: token('--surface'),
      colorBgContainer: token('--surface'),
      colorBgElevated: token('--surface-raised'),
      colorBorder: token('--line-strong'),
      colorBorderSecondary: token('--line'),
      fontFamily: token('--font'),
      fontSize: 13,
      borderRadius: Number.parseInt(token('--radius'), 10),
      // On a phone every control is large enough for a finger.
      controlHeight: narrow ? 40 : 30,
      controlHeightSM: narrow ? 40 : 24,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
  };
}

/** antd in the page's language and theme. */
export function AntTheme({ children }: { children: ReactNode }) {
  const { lang } = useLang();
  const { theme } = useTheme();
  const narrow = useNarrow();
  const config = useMemo(() => antTokens(theme, narrow), [theme, narrow]);
  return (
    <ConfigProvider
      locale={lang === 'zh' ? zhCN : enUS}
      theme={config}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
