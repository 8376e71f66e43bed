import { AimOutlined, ClearOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { may, ROLES } from '../../domain/role.ts';
import { areaM2 } from '../../geo/ellipsoid.ts';
import { fromGeoJson } from '../../geo/flat.ts';
import { formatM2, formatMu } from '../../geo/mu.ts';
import { api } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { ExportButton } from '../export/ExportButton.tsx';
import { exportMessages as e } from '../export/messages.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { boxOf, draftOfFile, EMPTY_DRAFT, linkOf, meets } from './draft.ts';
import { messages } from './messages.ts';
import { OutlineField } from './OutlineField.tsx';
import styles from './planning.module.css';
import { Report } from './Report.tsx';
import { siteFileMessages as f } from './siteFile/messages.ts';
import { OpenFileButton } from './siteFile/OpenFileButton.tsx';
import { SiteFilePanel } from './siteFile/SiteFilePanel.tsx';
import { useSiteFile } from './siteFile/useSiteFile.ts';
import { encodeSite } from './siteLink.ts';
import { useDraft } from './useDraft.ts';
import { wait } from './wait.ts';

/** Typing is over after this pause; only then is the outline sent. */
const TYPING_MS = 250;

/** 规划: a site, drawn, pasted or out of a file → what it touches, with areas that close. */
export default function PlanningWorkspace() {
  const tr = useTr();
  const { catalog, user, map } = useWorkspace();
  const { draft, edit, change, drawing, setDrawing, isBadLink } = useDraft();
  const file = useSiteFile();
  const { polygon } = draft;
  const allowed = may(user.role, 'checkSite');
  // Layer versions belong to the question: a replaced layer is asked again.
  const versions = catalog.layers.map((layer) => layer.versionId).join('.');
  const code = useMemo(() => polygon && encodeSite(polygon), [polygon]);
  const siteM2 = useMemo(() => polygon && areaM2(fromGeoJson(polygon)), [polygon]);
  const check = useQuery({
    queryKey: ['siteCheck', versions, code],
    enabled: allowed && polygon !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // The signal ends the request as soon as another outline is asked for.
    queryFn: async ({ signal }) => {
      if (draft.source === 'text') await wait(TYPING_MS, signal);
      return api.checkSite(polygon!, signal);
    },
  });

  if (!allowed) {
    return <p className={styles.refusal}>{tr(messages.noRight, { role: tr(ROLES[user.role].name) })}</p>;
  }
  const openFile = (chosen: File) => {
    setDrawing(false);
    void file.open(chosen);
  };
  const clear = () => {
    file.close();
    change(EMPTY_DRAFT);
  };
  const inCounty = polygon !== null && meets(boxOf(polygon), catalog.county.bbox);
  return (
    <div className={styles.page}>
      <h2 className="visuallyHidden">{tr(messages.title)}</h2>
      {!polygon && <p className={styles.note}>{tr(messages.intro)}</p>}
      <div className={styles.actions}>
        <Button
          type={drawing ? 'default' : 'primary'}
          icon={<EditOutlined aria-hidden="true" />}
          aria-pressed={drawing}
          onClick={() => setDrawing(!drawing)}
        >
          {tr(drawing ? messages.drawing : messages.draw)}
        </Button>
        <OpenFileButton onFile={openFile} />
        {polygon && (
          <Button
            icon={<AimOutlined aria-hidden="true" />}
            aria-label={tr(messages.zoomTo)}
            title={tr(messages.zoomTo)}
            onClick={() => map()?.showBox(boxOf(polygon))}
          />
        )}
        {polygon && (
          <ExportButton
            title={tr(e.site)}
            source={() => ({
              of: 'site',
              name: draft.origin?.fileName.replace(/\.[^.]*$/, '').slice(0, 80) || tr(e.siteName),
              geometry: polygon,
            })}
          />
        )}
        {(polygon || draft.text) && (
          <Button icon={<ClearOutlined aria-hidden="true" />} onClick={clear}>
            {tr(messages.clear)}
          </Button>
        )}
      </div>
      {drawing && (
        <p className={styles.note} role="status">
          {tr(messages.drawHint)}
        </p>
      )}
      {isBadLink && (
        <p className={styles.error} role="alert">
          {tr(messages.badLink)}
        </p>
      )}
      <SiteFilePanel file={file} onTake={(site, origin) => change(draftOfFile(site, origin))} />
      {draft.origin && (
        <p className={styles.note}>
          {tr(f.from, {
            name: draft.origin.fileName,
            shape: draft.origin.shape && ` · ${draft.origin.shape}`,
          })}
        </p>
      )}
      <OutlineField draft={draft} onEdit={edit} onFile={openFile} />
      {polygon && !inCounty && (
        <p className={styles.warn} role="status">
          {tr(messages.outsideCounty)}
        </p>
      )}
      {polygon && !linkOf(polygon) && <p className={styles.note}>{tr(messages.linkToo)}</p>}
      {polygon && siteM2 !== null && (
        <p className={styles.area}>
          <span>{tr(messages.site)}</span>
          <strong>{formatMu(check.data?.areaM2 ?? siteM2)}</strong>
          <span className="unit">{tr({ zh: '亩', en: 'mu' })}</span>
          <span className={styles.areaM2}>{formatM2(check.data?.areaM2 ?? siteM2)} ㎡</span>
        </p>
      )}
      {polygon && check.isFetching && (
        <p className={styles.note} role="status">
          {tr(messages.checking)}
        </p>
      )}
      {polygon && check.isError && !check.isFetching && (
        <p className={styles.error} role="alert">
          {check.error instanceof ApiFailure ? tr(check.error.error.text) : check.error.message}{' '}
          <Button size="small" onClick={() => check.refetch()}>
            {tr(messages.retry)}
          </Button>
        </p>
      )}
      {polygon && check.data && <Report report={check.data} inCounty={inCounty} />}
    </div>
  );
}
