import { createContext, useContext, useSyncExternalStore } from 'react';
import type { MapController } from './MapController.ts';
import type { MapSnapshot } from './snapshot.ts';

export const ControllerContext = createContext<MapController | null>(null);

/** The controller; only for parts drawn once it exists. */
export function useController(): MapController {
  const controller = useContext(ControllerContext);
  if (!controller) throw new Error('useController is only for parts of the map stage');
  return controller;
}

export function useSnapshot(): MapSnapshot {
  const { snapshot } = useController();
  return useSyncExternalStore(snapshot.subscribe, snapshot.get);
}
