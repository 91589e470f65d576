/** Our mark: vertebrae that taper into a root. */
export function Mark({ className }: Readonly<{ className?: string | undefined }>) {
  return (
    <svg className={className} viewBox="0 0 32 32" fill="currentColor" aria-hidden="true">
      <path d="M5.600 3.200Q16 6.700 26.400 3.200Q27.700 5.500 26.100 7.600Q16 11 5.900 7.600Q4.300 5.500 5.600 3.200Z" />
      <path d="M7.700 10.300Q16 13.100 24.300 10.300Q25.400 12.300 24 14.100Q16 16.900 8 14.100Q6.600 12.300 7.700 10.300Z" />
      <path d="M10 16.700Q16 18.700 22 16.700Q23 18.400 21.700 20.100Q16 22.100 10.300 20.100Q9 18.400 10 16.700Z" />
      <path d="M12.200 22.600Q16 23.800 19.800 22.600Q20.500 24 18.400 26.600Q17 28.300 16 31Q15 28.300 13.600 26.600Q11.500 24 12.200 22.600Z" />
    </svg>
  );
}
