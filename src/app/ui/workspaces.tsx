import {
  AimOutlined,
  BarChartOutlined,
  BorderOuterOutlined,
  DatabaseOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { lazy } from 'react';
import { may, type Role } from '../../domain/role.ts';
import { PATHS } from '../router/place.ts';
import type { Workspace } from '../workspace.ts';
import { uiMessages as m } from './messages.ts';

/** The workspaces in the order of the bar. */
export const WORKSPACES: readonly Workspace[] = [
  {
    id: 'triage',
    path: PATHS.triage,
    name: m.triage,
    icon: AimOutlined,
    width: 360,
    showsPatch: true,
    panel: lazy(() => import('../triage/TriageWorkspace.tsx')),
  },
  {
    id: 'planning',
    path: PATHS.planning,
    name: m.planning,
    icon: BorderOuterOutlined,
    width: 420,
    showsPatch: true,
    panel: lazy(() => import('../planning/PlanningWorkspace.tsx')),
  },
  {
    id: 'overview',
    path: PATHS.overview,
    name: m.overview,
    icon: BarChartOutlined,
    width: 620,
    showsPatch: false,
    panel: lazy(() => import('../overview/OverviewWorkspace.tsx')),
  },
  {
    id: 'data',
    path: PATHS.data,
    name: m.data,
    icon: DatabaseOutlined,
    width: 640,
    showsPatch: false,
    panel: lazy(() => import('../data/DataWorkspace.tsx')),
  },
  {
    id: 'admin',
    path: PATHS.admin,
    name: m.admin,
    icon: TeamOutlined,
    permission: 'manageAccounts',
    width: 560,
    showsPatch: false,
    panel: lazy(() => import('../admin/AdminWorkspace.tsx')),
  },
];

export const workspacesOf = (role: Role): readonly Workspace[] =>
  WORKSPACES.filter((workspace) => !workspace.permission || may(role, workspace.permission));
