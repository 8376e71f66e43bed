// Asks for what the page needs first while its scripts are still on their way; src/app/client/early.ts takes it up.
(() => {
  const ask = (path) => fetch(path, { credentials: 'same-origin' });
  const answers = { '/api/session': ask('/api/session') };
  const signedIn = answers['/api/session']
    .then((answer) => (answer.ok ? answer.clone().json() : null))
    .then((session) => {
      if (!session?.user) return false;
      for (const path of ['/api/catalog', '/api/patches']) {
        answers[path] = ask(path);
        answers[path].catch(() => {});
      }
      return true;
    })
    .catch(() => false);
  window.__tubanEarly = { answers, signedIn };
})();
