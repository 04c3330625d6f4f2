/* The page of a map as a document of its own. */

import { showMap } from "./map.js";

showMap();
