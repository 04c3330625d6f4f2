"""What runs the parts: this process, a pool of processes, or a cluster; and the one queue that tries them again."""
