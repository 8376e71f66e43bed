import {
  BulbOutlined,
  DownOutlined,
  GlobalOutlined,
  LogoutOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { ROLES } from '../../domain/role.ts';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { go } from '../router/place.ts';
import { useLang, useTr } from '../text/lang.tsx';
import { useTheme } from '../theme/theme.tsx';
import { useWorkspace } from '../workspace.ts';
import { openKeySheet } from './keySheetState.ts';
import { uiMessages as m } from './messages.ts';
import { showToast } from './toasts.ts';

/** Who is signed in and as what; theme, language, keys and the way out. */
export function UserMenu({ version }: { version: string }) {
  const { user, narrow } = useWorkspace();
  const client = useQueryClient();
  const tr = useTr();
  const { lang, setLang } = useLang();
  const { theme, setTheme } = useTheme();
  const role = tr(ROLES[user.role].name);
  const themeText = tr(theme === 'dark' ? m.toLight : m.toDark);
  const turnTheme = () => setTheme(theme === 'dark' ? 'light' : 'dark');
  const turnLang = () => setLang(lang === 'zh' ? 'en' : 'zh');

  const signOut = async () => {
    try {
      const session = await api.signOut();
      go('/', {}, true);
      client.setQueryData(keys.session, session);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
    } catch (failure) {
      if (failure instanceof ApiFailure) showToast({ tone: 'error', text: failure.error.text });
      else throw failure;
    }
  };

  return (
    <>
      {!narrow && (
        <>
          <button type="button" className="iconButton" aria-label={tr(m.language)} onClick={turnLang}>
            <span className="topBar-lang">{lang === 'zh' ? 'En' : '中'}</span>
          </button>
          <button type="button" className="iconButton" aria-label={themeText} onClick={turnTheme}>
            <BulbOutlined aria-hidden="true" />
          </button>
          <button type="button" className="iconButton" aria-label={tr(m.keys)} onClick={openKeySheet}>
            <QuestionCircleOutlined aria-hidden="true" />
          </button>
        </>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', label: `${user.name} · ${role}`, disabled: true },
            { type: 'divider' },
            {
              key: 'lang',
              icon: <GlobalOutlined aria-hidden="true" />,
              label: tr(m.language),
              onClick: turnLang,
            },
            { key: 'theme', icon: <BulbOutlined aria-hidden="true" />, label: themeText, onClick: turnTheme },
            {
              key: 'keys',
              icon: <QuestionCircleOutlined aria-hidden="true" />,
              label: tr(m.keys),
              onClick: openKeySheet,
            },
            { type: 'divider' },
            {
              key: 'out',
              icon: <LogoutOutlined aria-hidden="true" />,
              label: tr(m.signOut),
              onClick: () => void signOut(),
            },
            { key: 'version', label: `Tuban ${version}`, disabled: true },
          ],
        }}
      >
        <button type="button" className="userButton" aria-label={tr(m.userMenu, { name: user.name, role })}>
          <span className="userButton-name">{user.name}</span>
          {!narrow && <span className="userButton-role">{role}</span>}
          <DownOutlined className="userButton-arrow" aria-hidden="true" />
        </button>
      </Dropdown>
    </>
  );
}
