// zscape/react and zscape/vue are declarations; what they import when it runs is nothing.
export {};
