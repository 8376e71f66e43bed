import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../client/queries.ts';
import { Failure } from './Failure.tsx';
import { Splash } from './Splash.tsx';

const SignIn = lazy(() => import('./SignIn.tsx').then((module) => ({ default: module.SignIn })));
// Fetched while the session is asked for, so that the two do not wait for each other; so is the map, by County.
const county = import('./County.tsx');
const County = lazy(() => county.then((module) => ({ default: module.County })));

/** Who is there? Signed in → the county; else the page to sign in. */
export function Gate() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Splash />;
  if (session.isError) return <Failure error={session.error} retry={() => void session.refetch()} />;
  const { user } = session.data;
  return (
    <Suspense fallback={<Splash />}>
      {user ? <County key={user.id} user={user} session={session.data} /> : <SignIn session={session.data} />}
    </Suspense>
  );
}
