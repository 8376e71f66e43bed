/**
 * Loads the page behind the sign-in. Its largest part (the map) and the commonest workspace come at the same time:
 * the one does not wait for the other to name it.
 */
export function loadCounty() {
  void import('../map/MapStage.tsx');
  void import('../triage/TriageWorkspace.tsx');
  return import('./County.tsx');
}
