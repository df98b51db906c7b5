/** The unit in which cells are counted (UCUM). */
export const cellsInMillions = '10*6{cells}';
