// All that an app has to write.
import "zscape";
import "zscape/figure";
