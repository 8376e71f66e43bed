import './splash.css';

/** The mark and the name in both scripts. */
export function Logo() {
  return (
    <span className="logo">
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--accent)" />
        <path
          d="M8.5 11.5 15 7l8.5 4-2 11.5-9 2.5-5-6z"
          fill="var(--on-accent)"
          fillOpacity=".22"
          stroke="var(--on-accent)"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <path
          d="m12 16 3 3 5.5-6"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>图斑</span>
      <span className="logo-latin">Tuban</span>
    </span>
  );
}
