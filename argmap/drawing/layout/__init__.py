"""Where everything stands in a picture: columns, boxes, lines, and how it is divided into sheets."""
