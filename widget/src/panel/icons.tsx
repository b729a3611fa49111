export const line = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '2',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

export const CloseIcon = () => (
  <svg aria-hidden="true" {...line}>
    <path d="M6 6l12 12M18 6L6 18" />
  </svg>
);

export const SendIcon = () => (
  <svg aria-hidden="true" {...line}>
    <path d="M12 19V5M5 12l7-7 7 7" />
  </svg>
);

export const DownIcon = () => (
  <svg aria-hidden="true" {...line}>
    <path d="M12 5v14M5 12l7 7 7-7" />
  </svg>
);
