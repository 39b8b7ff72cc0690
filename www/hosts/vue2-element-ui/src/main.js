import ElementUI from "element-ui";
import "element-ui/lib/theme-chalk/index.css";
import Vue from "vue";
import VueRouter from "vue-router";
import { define } from "zhixin";

import App from "./App.vue";
import Apply from "./Apply.vue";
import Assess from "./Assess.vue";
import "./style.css";

// The two lines that matter: the element is defined once, and Vue 2 is told that it is none of its components.
define("zhixin-check");
Vue.config.ignoredElements = ["zhixin-check"];

Vue.config.productionTip = false;
Vue.use(ElementUI);
Vue.use(VueRouter);

const router = new VueRouter({
  mode: "hash",
  routes: [
    { path: "/", component: Apply },
    { path: "/assess", component: Assess },
    { path: "*", redirect: "/" },
  ],
});

new Vue({ router, render: (h) => h(App) }).$mount("#app");
