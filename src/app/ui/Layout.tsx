import { type CSSProperties, type ReactNode, type RefObject, Suspense } from 'react';
import type { Session } from '../../api/session.ts';
import type { LiveStatus } from '../client/live.ts';
import type { Annotation } from '../map/annotation.ts';
import type { Concentration, MapHandle, Site } from '../map/contract.ts';
import { useStored } from '../state/stored.ts';
import { useTr } from '../text/lang.tsx';
import { PatchPanel } from '../triage/PatchPanel.tsx';
import { useWorkspace, type Workspace } from '../workspace.ts';
import { BottomTabs } from './BottomTabs.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MapArea } from './MapArea.tsx';
import { uiMessages as m } from './messages.ts';
import { PanelSkeleton } from './PanelSkeleton.tsx';
import { Sheet } from './Sheet.tsx';
import { SidePanel } from './SidePanel.tsx';
import { SkipLinks } from './SkipLinks.tsx';
import { TopBar } from './TopBar.tsx';
import './layout.css';

type Props = {
  workspace: Workspace | null;
  workspaces: readonly Workspace[];
  /** Stands in for the panel at an address that is none of the person's workspaces. */
  stranger: ReactNode;
  live: LiveStatus;
  session: Session;
  mapRef: RefObject<MapHandle | null>;
  concentration: Concentration | null;
  site: Site | null;
  annotation: Annotation | null;
  onTownship: (code: string) => void;
  filtered: boolean;
};

/** Bar, two side panels and the map between them; on a phone the map, a sheet over it and tabs below. */
export function Layout(props: Props) {
  const { workspace } = props;
  const { search, narrow, table, openPatch } = useWorkspace();
  const tr = useTr();
  const [leftWidth, keepLeftWidth] = useStored<number>(
    `left.${workspace?.id ?? 'none'}`,
    workspace?.width ?? 360,
  );
  const [rightWidth, keepRightWidth] = useStored<number>('right', 388);
  const [leftFolded, foldLeft] = useStored<boolean>('leftFolded', false);
  const [rightFolded, foldRight] = useStored<boolean>('rightFolded', false);

  const patch = search.patch !== undefined && workspace?.showsPatch ? table.get(search.patch) : undefined;
  const name = tr(workspace?.name ?? m.notFound);
  const Panel = workspace?.panel;
  const panel = (
    <ErrorBoundary shows={workspace?.id}>
      <Suspense fallback={<PanelSkeleton />}>{Panel ? <Panel /> : props.stranger}</Suspense>
    </ErrorBoundary>
  );
  const patchPanel = patch && (
    <ErrorBoundary shows={patch.id}>
      <PatchPanel row={patch} onClose={() => openPatch(null)} />
    </ErrorBoundary>
  );
  const sides = {
    '--left': leftFolded ? '0px' : `${leftWidth}px`,
    '--right': !patch || rightFolded ? '0px' : `${rightWidth}px`,
  } as CSSProperties;

  return (
    <div className="shell" data-narrow={narrow} style={sides}>
      <SkipLinks patch={patch !== undefined} />
      <TopBar workspaces={props.workspaces} live={props.live} session={props.session} />
      {narrow ? (
        <Sheet label={patch ? patch.code : tr(m.panel, { name })} showsMap={props.annotation !== null}>
          {/* The list keeps its place under the patch that was opened from it. */}
          <div className="sheet-page" hidden={patch !== undefined}>
            {panel}
          </div>
          {patchPanel}
        </Sheet>
      ) : (
        <SidePanel
          side="left"
          id="panel"
          label={tr(m.panel, { name })}
          width={leftWidth}
          onWidth={keepLeftWidth}
          folded={leftFolded}
          onFold={foldLeft}
        >
          {panel}
        </SidePanel>
      )}
      <MapArea
        mapRef={props.mapRef}
        concentration={props.concentration}
        site={props.site}
        annotation={props.annotation}
        onTownship={props.onTownship}
        filtered={props.filtered}
      />
      {!narrow && patch && (
        <SidePanel
          side="right"
          id="patch"
          label={patch.code}
          width={rightWidth}
          onWidth={keepRightWidth}
          folded={rightFolded}
          onFold={foldRight}
        >
          {patchPanel}
        </SidePanel>
      )}
      {narrow && <BottomTabs workspaces={props.workspaces} />}
    </div>
  );
}
