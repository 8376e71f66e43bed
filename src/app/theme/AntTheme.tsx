import { theme as antTheme, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLang } from '../text/lang.tsx';
import { type Theme, useTheme } from './theme.tsx';

/** antd's tokens from tokens.css, so that the page has one source of colours. */
function antTokens(theme: Theme): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    hashed: false,
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
      controlHeight: 30,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
  };
}

/** antd in the page's language and theme. */
export function AntTheme({ children }: { children: ReactNode }) {
  const { lang } = useLang();
  const { theme } = useTheme();
  const config = useMemo(() => antTokens(theme), [theme]);
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
