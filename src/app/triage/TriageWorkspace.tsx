import { EmptyCounty } from '../ui/EmptyCounty.tsx';
import { useWorkspace } from '../workspace.ts';
import { FilterBar } from './FilterBar.tsx';
import { PatchList } from './PatchList.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import './triage.css';

/** 研判: the filter, how far it is done, and the list. The selected patch has its panel on the right. */
export default function TriageWorkspace() {
  const { allRows } = useWorkspace();
  if (allRows.length === 0) return <EmptyCounty />;
  return (
    <div className="triage">
      <FilterBar />
      <ProgressLine />
      <PatchList />
    </div>
  );
}
