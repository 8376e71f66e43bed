import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { signedInEarly } from '../client/early.ts';
import { sessionQuery } from '../client/queries.ts';
import { Failure } from './Failure.tsx';
import { loadCounty } from './loadCounty.ts';
import { Splash } from './Splash.tsx';

const SignIn = lazy(() => import('./SignIn.tsx').then((module) => ({ default: module.SignIn })));
const County = lazy(() => loadCounty().then((module) => ({ default: module.County })));

// With a session the county comes while React starts.
void signedInEarly().then((signedIn) => (signedIn ? loadCounty() : undefined));

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
