import { may, ROLES } from '../../domain/role.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { BatchTable } from './BatchTable.tsx';
import styles from './data.module.css';
import { ImportPanel } from './ImportPanel.tsx';
import { JobList } from './JobList.tsx';
import { LayerPage } from './layers/LayerPage.tsx';
import { LayerSection } from './layers/LayerSection.tsx';
import { messages } from './messages.ts';

/** 数据: bring in batches and layers, follow the jobs, see what is in the store and who brought it. */
export default function DataWorkspace() {
  const tr = useTr();
  const { user, search } = useWorkspace();
  const { version } = search;
  const mayImport = may(user.role, 'import');
  return (
    <>
      {/* An import under way goes on below a layer's own page. */}
      <div className={styles.under} hidden={version !== undefined}>
        <div className={styles.page}>
          <h2 className="visuallyHidden">{tr(messages.title)}</h2>
          <section aria-label={tr(messages.importTitle)}>
            <h3>{tr(messages.importTitle)}</h3>
            {mayImport ? (
              <ImportPanel />
            ) : (
              <p className={styles.note}>{tr(messages.noRight, { role: tr(ROLES[user.role].name) })}</p>
            )}
          </section>
          <section aria-label={tr(messages.jobs)}>
            <h3>{tr(messages.jobs)}</h3>
            <JobList mayCancel={mayImport} />
          </section>
          <section aria-label={tr(messages.batches)}>
            <h3>{tr(messages.batches)}</h3>
            <BatchTable />
          </section>
          <section aria-label={tr(messages.layers)}>
            <h3>{tr(messages.layers)}</h3>
            <LayerSection />
          </section>
        </div>
      </div>
      {version !== undefined && <LayerPage versionId={version} />}
    </>
  );
}
