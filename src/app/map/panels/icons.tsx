import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

/** Three sheets on top of each other. */
export const LayersIcon = () => (
  <Icon>
    <path d="M8 2 14.5 5.2 8 8.4 1.5 5.2Z" />
    <path d="m1.8 8.2 6.2 3 6.2-3M1.8 11l6.2 3 6.2-3" />
  </Icon>
);

/** A ruler. */
export const DistanceIcon = () => (
  <Icon>
    <path d="M1.8 11.2 11.2 1.8l3 3-9.4 9.4Z" />
    <path d="m4.3 8.7 1.3 1.3M6.6 6.4l1.8 1.8M8.9 4.1l1.3 1.3" />
  </Icon>
);

/** A ring with its corners. */
export const AreaIcon = () => (
  <Icon>
    <path d="M3 4.2 11.8 2.6 13.6 11 4.6 13.4Z" fill="currentColor" fillOpacity="0.15" />
    <path d="M3 4.2h0M11.8 2.6h0M13.6 11h0M4.6 13.4h0" strokeWidth="3.4" />
  </Icon>
);

/** The extent of the county, whole. */
export const CountyIcon = () => (
  <Icon>
    <path d="M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3" />
    <path d="M5.5 6 8 4.8l2.8 1.6-.6 3.4L7 11.4 5.2 9.2Z" />
  </Icon>
);

export const SingleIcon = () => (
  <Icon>
    <path d="M2 3h12v10H2Z" />
  </Icon>
);

/** One picture with a divider in it. */
export const SwipeIcon = () => (
  <Icon>
    <path d="M2 3h12v10H2Z" />
    <path d="M8 1.4v13.2M5.6 6.4 4 8l1.6 1.6M10.4 6.4 12 8l-1.6 1.6" />
  </Icon>
);

/** Two pictures. */
export const SideIcon = () => (
  <Icon>
    <path d="M1.6 3h5.6v10H1.6ZM8.8 3h5.6v10H8.8Z" />
  </Icon>
);

/** Two pictures taking each other's place. */
export const FlickerIcon = () => (
  <Icon>
    <path d="M2 2h8v7H2Z" />
    <path d="M12.5 5H14v9H6v-2.4" strokeDasharray="2 1.6" />
  </Icon>
);
